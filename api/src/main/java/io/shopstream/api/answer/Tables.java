package io.shopstream.api.answer;

import java.util.List;

/** An answer that consists of several tables. */
public interface Tables {
    List<Tabular> tables();
}
