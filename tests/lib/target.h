/* What the tests' target passes around: a structure that a tracer has to know. */
struct point {
    int x;
    long y;
    char name[8];
};
