/** The commands {@code plugins ...}: what can be plugged in, and how it comes and goes. */
package io.saltus.app.plugins;
