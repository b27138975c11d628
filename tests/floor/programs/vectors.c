/* With -O3 and -ffast-math (the makefile's flags for it) loops over libm's functions: vectorised
   where the floor's libmvec has them, and never by what it lacks. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdio.h>

enum { COUNT = 1000 };

int main(void)
{
    volatile double one = 1; /* so that nothing is computed beforehand */
    double step = 0.001 * one;
    static double in[COUNT], out[COUNT];
    static float in_float[COUNT], out_float[COUNT];
    double sum = 0;
    for (int i = 0; i < COUNT; i++)
        in_float[i] = (float)(in[i] = i * step);
    for (int i = 0; i < COUNT; i++)
        out[i] = exp(in[i]) + sin(in[i]) * cos(in[i]) + log(in[i] + 1) + tanh(in[i]);
    for (int i = 0; i < COUNT; i++)
        out_float[i] = expf(in_float[i]) + powf(in_float[i] + 1, 1.5f) + atanf(in_float[i]);
    for (int i = 0; i < COUNT; i++)
        sum += out[i] + out_float[i];
    int right = sum > 6900 && sum < 6920;
    if (right)
        puts("ok");
    else
        printf("%.6g\n", sum);
    return !right;
}
