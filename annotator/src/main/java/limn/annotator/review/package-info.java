/** Looking over labels: conflicts between tags, masks and a network, what to label next, what labelling costs. Java alone. */
@NullMarked
package limn.annotator.review;

import org.jspecify.annotations.NullMarked;
