/** JDBC: results from a team's own database server, by URL and query. */
package io.saltus.plugins.jdbc;
