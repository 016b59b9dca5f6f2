package io.saltus.api.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LocationTest {

    @Test
    void starsThePasswordOfAUriOutOfItsName() {
        Location inQuery = Location.of("jdbc:postgresql://h/d?password=hunter2&ssl=true");
        assertEquals("jdbc:postgresql://h/d?password=***&ssl=true", inQuery.name());
        assertTrue(inQuery.uri().toString().contains("hunter2"));
        assertEquals("ftp://me:***@h/d", Location.of("ftp://me:hunter2@h/d").name());
        assertEquals("s3://bucket/a@b", Location.of("s3://bucket/a@b").name());
        assertEquals("https://h:80/a@b", Location.of("https://h:80/a@b").name());
    }
}
