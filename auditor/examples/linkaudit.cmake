# For CMake: include(linkaudit.cmake), then linkaudit_gate(TARGET POLICY). What breaks the policy fails the build.
# SPDX-License-Identifier: Apache-2.0
find_program(LINKAUDIT linkaudit)
if(NOT LINKAUDIT)
  message(FATAL_ERROR "linkaudit is not in PATH; -DLINKAUDIT=... names it")
endif()

function(linkaudit_gate target policy)
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${LINKAUDIT} check --policy=${policy} $<TARGET_FILE:${target}>
    VERBATIM)
endfunction()
