/** What plugin authors compile against; its packages hold the domain and the extension points. */
package io.saltus.api;
