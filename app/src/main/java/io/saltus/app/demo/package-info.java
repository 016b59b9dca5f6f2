/** The command {@code demo}: verdicts on the bundled data. */
package io.saltus.app.demo;
