/** Which extensions there are, how they describe themselves, and how one is set from text. */
package io.saltus.engine.catalog;
