extension FormReader {
    /// The values that were read, none of them optional: every problem is thrown before.
    package func values<each Value>(_ value: repeat (each Value)?) throws -> (repeat each Value) {
        try finish()
        return (repeat try known(each value))
    }

    /// A field that noted no problem has read a value; anything else is a fault of ours, and no value is made up for it.
    private func known<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw ValueWithoutProblem() }
        return value
    }
}

/// A field read nothing and noted no problem.
struct ValueWithoutProblem: Error {}
