# Compiles a list of C and C++ files to one archive, for libraries whose own build wants a whole LLVM.
# Needs ARCHIVE, SOURCES (no two of one name), AR, CC, CXX, CFLAGS, CXXFLAGS.
# SPDX-License-Identifier: Apache-2.0
OBJECTS := $(addsuffix .o,$(notdir $(SOURCES)))

$(ARCHIVE): $(OBJECTS)
	rm -f $@.part
	$(AR) rcsD $@.part $(OBJECTS)
	mv $@.part $@

# As ninja does: deps/engine/step shows it.
COUNT = @echo "[$$(ls | grep -c '\.o$$')/$(words $(OBJECTS))] $<"
# A kill leaves a .part and never half an object. Three patterns and not one, since .c and .cc or .cpp differ in compiler and flags.
vpath %.c $(sort $(dir $(SOURCES)))
vpath %.cc $(sort $(dir $(SOURCES)))
vpath %.cpp $(sort $(dir $(SOURCES)))
%.c.o: %.c
	$(CC) $(CFLAGS) -c $< -o $@.part && mv $@.part $@
	$(COUNT)
%.cc.o: %.cc
	$(CXX) $(CXXFLAGS) -c $< -o $@.part && mv $@.part $@
	$(COUNT)
%.cpp.o: %.cpp
	$(CXX) $(CXXFLAGS) -c $< -o $@.part && mv $@.part $@
	$(COUNT)
