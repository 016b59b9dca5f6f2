/**
 * JSON as Python's tools write it, with {@code NaN} and {@code Infinity}, within bounds: of a file,
 * of depth, of texts, of numbers and of what is held in memory.
 *
 * <p>{@link io.saltus.sources.json.BoundedJson} reads a file as a {@link
 * io.saltus.sources.json.JsonTree} or hands over Jackson's parser, which {@link
 * io.saltus.sources.json.JsonWalk} leads through objects and lists of any size. What goes in: what
 * holds for JSON of any tool. Bounds that differ between tools are {@link
 * io.saltus.sources.json.JsonBounds}, not copies.
 */
package io.saltus.sources.json;
