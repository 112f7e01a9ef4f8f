file(SIZE ${MODULE} bytes)
file(WRITE ${OUT} "export const wasmBytes = ${bytes};\n")
