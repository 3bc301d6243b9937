/// A status as shape, words and colour; the first two alone are enough.
package struct Tag: Sendable {
    package enum Shape: String, Sendable {
        case circle, triangle, square, tick, hollow
    }

    package let words: String
    let shape: Shape

    package init(_ words: String, _ shape: Shape) {
        self.words = words
        self.shape = shape
    }

    package var html: HTML {
        let (name, drawing): (HTML, HTML) =
            switch shape {
            case .circle: ("good", "<circle cx=\"6\" cy=\"6\" r=\"5\" fill=\"currentColor\"/>")
            case .triangle: ("risk", "<path d=\"M6 1 11.5 11H.5z\" fill=\"currentColor\"/>")
            case .square: ("off", "<path d=\"M1 1h10v10H1z\" fill=\"currentColor\"/>")
            case .tick: ("done", "<path d=\"M1.5 6.5 4.5 9.5 10.5 2.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>")
            case .hollow: ("none", "<circle cx=\"6\" cy=\"6\" r=\"4.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"/>")
            }
        return "<span class=\"tag \(name)\"><svg viewBox=\"0 0 12 12\" aria-hidden=\"true\">\(drawing)</svg>\(words)</span>"
    }
}
