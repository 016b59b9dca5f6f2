/** Fits, partitions and statistics the criteria of shape stand on; not a promised API. */
package io.saltus.plugins.shape.numerics;
