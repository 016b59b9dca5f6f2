package io.saltus.engine.rendering;

import java.io.OutputStream;
import java.util.OptionalInt;

/**
 * Where texts go that are not written to a folder.
 *
 * @param out receives them in UTF-8
 * @param coloured whether it is a terminal that shows colours
 * @param width its width in columns; none if it is no terminal
 */
public record Screen(OutputStream out, boolean coloured, OptionalInt width) {}
