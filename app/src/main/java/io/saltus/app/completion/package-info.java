/** The command {@code completion}: the script by which a shell completes commands. */
package io.saltus.app.completion;
