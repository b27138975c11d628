/* The type of LLVM's errors for RTTI: bpftrace 0.26 derives its own from it, LLVM has none. */
/* SPDX-License-Identifier: Apache-2.0 */

/* The Itanium C++ ABI, 2.9.5: the vtable of classes without bases, behind its two first entries,
   and the mangled name. */
extern const void *const class_type_info[] __asm__("_ZTVN10__cxxabiv117__class_type_infoE");
extern const void *const typeinfo[] __asm__("_ZTIN4llvm13ErrorInfoBaseE");
const void *const typeinfo[2] = {class_type_info + 2, "N4llvm13ErrorInfoBaseE"};
