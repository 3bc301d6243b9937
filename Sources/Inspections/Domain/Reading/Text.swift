extension Substring {
    /// Without white space at either end.
    var trimmed: Substring {
        var view = self
        while let first = view.unicodeScalars.first, first.properties.isWhitespace { view.unicodeScalars.removeFirst() }
        while let last = view.unicodeScalars.last, last.properties.isWhitespace { view.unicodeScalars.removeLast() }
        return view
    }
}
