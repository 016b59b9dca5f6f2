/** What runs of training and of continuous integration log of evaluations. */
package io.saltus.plugins.traininglogs;
