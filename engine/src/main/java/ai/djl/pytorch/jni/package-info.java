/** The one door to calls of DJL's native library that its public classes do not offer; lies in DJL's package to reach them. */
@NullMarked
package ai.djl.pytorch.jni;

import org.jspecify.annotations.NullMarked;
