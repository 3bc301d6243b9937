/// A status as shape, words and colour; the first two alone are enough.
package struct Tag: Sendable {
    package enum Shape: String, Sendable, CaseIterable {
        /// Delivery of an action: on track, may slip, off track, done and evidenced, not started.
        case circle, triangle, square, tick, hollow
        /// Impact: improved, improved and sustained, no change seen, too early to tell, not measured.
        case improved, sustained, level, early, unmeasured
        /// The two that lead every list: an improvement that was not sustained and what got worse, then a target that is missed
        /// consistently.
        case notSustained, worse, misses
    }

    package let words: String
    let shape: Shape

    package init(_ words: String, _ shape: Shape) {
        self.words = words
        self.shape = shape
    }

    /// For papers: its shape comes from their style sheet, because a Word file takes no drawing here.
    package var printed: HTML { "<span class=\"tag \(shape.colour)\">\(words)</span>" }

    package var html: HTML {
        "<span class=\"tag \(shape.colour)\"><svg viewBox=\"0 0 12 12\" aria-hidden=\"true\">\(shape.drawing)</svg>\(words)</span>"
    }
}

extension Tag.Shape {
    /// The class that colours it in the style sheet.
    fileprivate var colour: HTML {
        switch self {
        case .circle: "good"
        case .triangle: "risk"
        case .square: "off"
        case .tick, .improved, .sustained: "done"
        case .hollow, .level, .early, .unmeasured: "none"
        case .notSustained, .worse: "worst"
        case .misses: "miss"
        }
    }

    fileprivate var drawing: HTML {
        switch self {
        case .circle: "<circle cx=\"6\" cy=\"6\" r=\"5\" fill=\"currentColor\"/>"
        case .triangle: "<path d=\"M6 1 11.5 11H.5z\" fill=\"currentColor\"/>"
        case .square: "<path d=\"M1 1h10v10H1z\" fill=\"currentColor\"/>"
        case .tick: "<path d=\"M1.5 6.5 4.5 9.5 10.5 2.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>"
        case .hollow: "<circle cx=\"6\" cy=\"6\" r=\"4.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"/>"
        case .improved: "<path d=\"M6 11V2M2 6l4-4 4 4\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>"
        case .sustained: "<path d=\"M.5 7 3 9.5 8 3M6 8.5 7 9.5 11.5 3\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.8\"/>"
        case .level: "<path d=\"M1 4h10M1 8h10\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>"
        case .early:
            "<circle cx=\"6\" cy=\"6\" r=\"4.8\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.4\"/><path d=\"M6 3v3l2 1.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.4\"/>"
        case .unmeasured:
            "<circle cx=\"6\" cy=\"6\" r=\"4.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-dasharray=\"2 1.5\"/>"
        case .notSustained: "<path d=\"M1 2c2 5 4 7 9 8M10 5.5V10H5.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>"
        case .worse: "<path d=\"M6 1v9M2 6l4 4 4-4\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>"
        case .misses: "<path d=\"M6 .5 11.5 6 6 11.5.5 6z\" fill=\"currentColor\"/>"
        }
    }
}
