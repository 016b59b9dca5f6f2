/** What a source sends, and what it says of what it does not send. */
package io.saltus.sources.results;
