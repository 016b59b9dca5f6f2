/** Records of the Every Eval Ever schema. */
package io.saltus.plugins.everyevalever;
