/** {@code saltus setup}: what lets commands start faster on the Java at hand. */
package io.saltus.app.setup;
