package limn.app.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Weather and hour of a scene. Hues of sky and water here are hues of land and boats there, so colour alone names no class.
 *
 * @param zenith colour of the sky at the top, 0xRRGGBB
 * @param horizon colour of the sky above the horizon and of haze
 * @param water colour of the water in front
 * @param land colour of the ground in front
 * @param sunX where the light comes from, 0..192
 * @param haze how much the distance fades, 0..1
 */
record Mood(int zenith, int horizon, int water, int land, double sunX, double haze) {
    private static final List<int[]> HOURS = List.of(new int[]{0x4F86C6, 0xCFE3F2, 0x3C6E8F, 0x6D8A4A},
            new int[]{0x5B5F97, 0xF2A65A, 0x6A6A8E, 0x8A5A3C}, new int[]{0x8D99A6, 0xCDD3D8, 0x74838B, 0x7C7F5A},
            new int[]{0x86BDB8, 0xE8F1DF, 0x4F8A84, 0xA08454}, new int[]{0xC9B68C, 0xF3E7CD, 0x8D9078, 0x6C7F4C},
            new int[]{0x2F5D8C, 0x9CC4DC, 0x2B5F6B, 0xC2AA7A});

    static Mood any(RandomGenerator random) {
        int[] hour = HOURS.get(random.nextInt(HOURS.size()));
        return new Mood(Tint.near(hour[0], 0.5, random), Tint.near(hour[1], 0.4, random),
                Tint.near(hour[2], 0.5, random),
                Tint.near(hour[3], 0.6, random), random.nextDouble(20, 172), random.nextDouble(0.15, 0.75));
    }

    /** A colour as seen through the haze. @param distance 0 near .. 1 at the horizon */
    int far(int rgb, double distance) {
        return Tint.mix(rgb, horizon, haze * distance);
    }
}
