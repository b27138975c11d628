/* What every substitute begins with: visible to the program it is linked into, and to nothing else.
 */
#ifndef FLOOR_H
#define FLOOR_H

#define FLOOR __attribute__((visibility("hidden"), weak))

#endif
