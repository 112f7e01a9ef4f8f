// Loops that the compiler turns into vector instructions, compiled once for each generation of
// processors; the program takes the one for the machine when it starts.
#ifndef PARVIS_SHARED_BASE_VECTORISED_H_
#define PARVIS_SHARED_BASE_VECTORISED_H_

// Before the definition of a function with such loops, which it has to contain or inline. Integers,
// and float operations that are each rounded once, come out the same in every copy; a chain that
// may be contracted (a * b + c in floats) does not.
//
// g++ on x86-64 only: elsewhere, as in WebAssembly (with -msimd128 always), there is but one copy.
// The sanitizers' run-time libraries are not up yet when the choice is made, so they have one, too.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define PARVIS_VECTORISED \
  __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define PARVIS_VECTORISED
#endif

#endif  // PARVIS_SHARED_BASE_VECTORISED_H_
