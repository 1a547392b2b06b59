package kz.jauap.ops.alert;

/// Where notices go.
interface AlertSink {

    /// Returns at once and never throws: whoever tells has other work.
    void tell(Notice notice);
}
