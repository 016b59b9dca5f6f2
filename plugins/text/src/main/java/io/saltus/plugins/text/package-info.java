/** Reports as text: tables for terminals, and Markdown. */
package io.saltus.plugins.text;
