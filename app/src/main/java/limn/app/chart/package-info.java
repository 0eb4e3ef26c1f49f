/** What a chart computes, without a screen: axes, decimation, drawing into pixels, SVG and CSV. */
@NullMarked
package limn.app.chart;

import org.jspecify.annotations.NullMarked;
