package io.saltus.testkit;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What can happen to the bytes of a file. */
final class Damage {

    private Damage() {}

    static byte[] half(byte[] bytes) {
        return head(bytes, bytes.length / 2);
    }

    static byte[] head(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, Math.max(0, Math.min(length, bytes.length)));
    }

    static byte[] scattered(byte[] bytes, SplittableRandom random) {
        byte[] damaged = bytes.clone();
        for (int i = 0; i < Math.max(1, bytes.length / 200) && bytes.length > 0; i++) {
            damaged[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }
}
