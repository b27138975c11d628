# What find_package(Clang) finds: headers, and libclang_static, which is libclang.a, clang's archives
# and LLVM's in one group (they need each other in circles). The names that bpftrace lists are empty.
# SPDX-License-Identifier: Apache-2.0
get_filename_component(_prefix "${CMAKE_CURRENT_LIST_DIR}/.." ABSOLUTE)
set(CLANG_INCLUDE_DIRS ${_prefix}/include)
file(GLOB _clang_archives ${_prefix}/lib/*.a)
add_library(libclang_static INTERFACE IMPORTED)
set_target_properties(libclang_static PROPERTIES INTERFACE_LINK_LIBRARIES
  "-Wl,--start-group;${_clang_archives};${LLVM_ARCHIVES};-Wl,--end-group")
# Those of an archive each, and two that are none everywhere.
string(REGEX REPLACE "[^;]*/lib(clang[^;]*)\\.a" "\\1" _names "${_clang_archives}")
list(REMOVE_ITEM _names clang)
list(APPEND _names clangIncludeFixerPlugin clangTidyPlugin)
list(REMOVE_DUPLICATES _names)
foreach(_name ${_names})
  add_library(${_name} INTERFACE IMPORTED)
endforeach()
