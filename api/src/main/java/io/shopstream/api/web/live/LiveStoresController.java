package io.shopstream.api.web.live;

import io.shopstream.schemas.client.StreamsClient;
import io.shopstream.schemas.query.StoresStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/live/stores")
@Tag(name = "live", description = "Current figures, from the state stores")
class LiveStoresController {
    private final StreamsClient streams;

    LiveStoresController(StreamsClient streams) {
        this.streams = streams;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "liveStores",
            summary = "Placement of the state stores",
            description = "Every streams instance and every copy of every partition of every store: active, standby or"
                    + " restoring, records behind its changelog, and how much of a restore is done.")
    ResponseEntity<StoresStatus> stores() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(streams.stores());
    }
}
