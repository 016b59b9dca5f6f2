package io.saltus.api.spi;

/**
 * Anything a plugin contributes: a record that carries {@link About} and can be made without
 * arguments.
 *
 * <p>An extension
 *
 * <ul>
 *   <li>is a public record, so that it is immutable, comparable and safe on any thread;
 *   <li>has an {@link About} with an id that no other extension of its kind has;
 *   <li>has a {@link Param} on each component (but on a group, below): the components are its
 *       settings;
 *   <li>has a public constructor without arguments that passes on the default of each setting;
 *   <li>is named in {@code META-INF/services/io.saltus.api.spi.Extension} of its JAR.
 * </ul>
 *
 * <p>A component may be {@code double}, {@code long}, {@code int}, {@code boolean}, {@code String},
 * an enum, a {@link java.nio.file.Path}, a {@link Secret}, or a {@link java.util.List} of numbers,
 * texts or constants, which a user writes as {@code a;b}. One whose type is itself a record of such
 * components, like {@link io.saltus.api.table.Columns}, contributes them as if they stood in its
 * place.
 */
public sealed interface Extension permits Source, Criterion, Renderer, Forecaster {}
