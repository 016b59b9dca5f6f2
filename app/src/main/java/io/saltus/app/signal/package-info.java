/** Which tasks tell at which scale. */
package io.saltus.app.signal;
