/** Views of several runs: their courses over each other, the same image by each of them, what labelling was worth. */
@NullMarked
package limn.app.window.runs;

import org.jspecify.annotations.NullMarked;
