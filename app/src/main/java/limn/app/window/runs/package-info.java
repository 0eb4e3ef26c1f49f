/** What is shown of runs and asked before one: settings, tables, bars, courses over each other, what labelling was worth. */
@NullMarked
package limn.app.window.runs;

import org.jspecify.annotations.NullMarked;
