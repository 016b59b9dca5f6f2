/** The command line of Saltus. */
package io.saltus.app;
