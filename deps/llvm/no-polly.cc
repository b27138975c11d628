// Stands for Polly, whose passes the distribution's clang adds to its own by this one function: it
// adds none. The struct is llvm::PassPluginLibraryInfo of llvm/Passes/PassPlugin.h.
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>

struct PluginInfo {
    uint32_t version;
    const char *name;
    const char *plugin_version;
    void (*add_passes)(void *pass_builder);
};

PluginInfo getPollyPluginInfo();
PluginInfo getPollyPluginInfo()
{
    return {1, "none", "none", [](void *) {}};
}
