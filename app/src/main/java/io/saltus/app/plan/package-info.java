/** What to measure next. */
package io.saltus.app.plan;
