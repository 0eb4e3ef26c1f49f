/** Editing as functions: a mask and a gesture give a mask; a change has an inverse. */
@NullMarked
package limn.annotator.edit;

import org.jspecify.annotations.NullMarked;
