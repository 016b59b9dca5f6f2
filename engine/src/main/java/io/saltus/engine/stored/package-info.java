/**
 * Values as bytes, the same after a way through a file: what one process leaves to another. A file
 * says what it is and of which version, and carries a hash; nothing in it names a class.
 */
package io.saltus.engine.stored;
