/** The project on disk: one SQLite file, a cache of thumbnails, the folder of runs. */
@NullMarked
package limn.annotator.store;

import org.jspecify.annotations.NullMarked;
