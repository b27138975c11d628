# What find_package(Clang) finds: headers, and libclang_static, which is libclang.a, clang's archives
# and LLVM's in one group (they need each other in circles). The names that bpftrace lists are empty.
# SPDX-License-Identifier: Apache-2.0
get_filename_component(_prefix "${CMAKE_CURRENT_LIST_DIR}/.." ABSOLUTE)
set(CLANG_INCLUDE_DIRS ${_prefix}/include)
file(GLOB _clang_archives ${_prefix}/lib/*.a)
add_library(libclang_static INTERFACE IMPORTED)
set_target_properties(libclang_static PROPERTIES INTERFACE_LINK_LIBRARIES
  "-Wl,--start-group;${_clang_archives};${LLVM_ARCHIVES};-Wl,--end-group")
foreach(_name clangAST clangAnalysis clangBasic clangDriver clangEdit clangFormat clangFrontend
        clangIncludeFixerPlugin clangIndex clangLex clangParse clangRewrite clangSema
        clangSerialization clangTidyPlugin clangToolingCore)
  add_library(${_name} INTERFACE IMPORTED)
endforeach()
