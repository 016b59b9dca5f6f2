/** Criteria that describe the shape of a curve or locate a change in it. */
package io.saltus.plugins.shape;
