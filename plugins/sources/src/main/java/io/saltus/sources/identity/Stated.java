package io.saltus.sources.identity;

/**
 * A value, and what states it.
 *
 * @param value the value
 * @param where where it stands: {@code model_args.pretrained}, {@code the file's name}
 */
public record Stated<T>(T value, String where) {}
