/// How a record came to be open to its reader. Which roles may do what, and in which state of the record, is in the access table; how far a
/// role reaches is decided in SQL by `ChildVisibility`.
package enum ChildAccess {
    package enum Through: Hashable, Sendable {
        case scope, namedReader
        case emergency(BreakGlassAccess)
    }
}
