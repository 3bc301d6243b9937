/// Councils by how many they count and what their figure is, with the limits of chance around the figure of all.
package struct FunnelPlot: Sendable {
    package struct Point: Sendable, Hashable {
        package enum Kind: Sendable, Hashable { case own, neighbour, other }

        package let code, name: String
        package let kind: Kind
        /// From 0 to 1, or of rates for each one of those counted.
        package let value: Double
        package let whole: Int
        package let limits: FunnelLimits
        package var place: FunnelLimits.Place { limits.place(value) }
    }

    /// A council before it is drawn.
    package struct Council: Sendable, Hashable {
        package let code, name: String
        package let kind: Point.Kind
        package let value: Double?
        package let whole: Int?

        package init(code: String, name: String, kind: Point.Kind, value: Double?, whole: Int?) {
            (self.code, self.name, self.kind, self.value, self.whole) = (code, name, kind, value, whole)
        }
    }

    package let centre: Double
    /// Whose figure is in the middle: `England`, `the neighbours together`.
    package let centreName: String
    package let chance: FunnelLimits.Chance
    /// By name; never by figure.
    package let points: [Point]
    /// Councils whose figure or size is not known, or that count too few.
    package let notDrawn: [Council]

    /// - Parameter centre: nil where there is no figure of all: then that of the councils together.
    package init(_ councils: [Council], centre: Double?, named name: String, _ chance: FunnelLimits.Chance = .binomial) {
        let usable = councils.filter { council in
            council.value != nil && council.whole.map { !TooFewToCompare.holds(children: $0) } ?? false
        }
        let all = usable.reduce((part: 0.0, whole: 0.0)) { sum, council in
            let whole = Double(council.whole ?? 0)
            return (sum.part + (council.value ?? 0) * whole, sum.whole + whole)
        }
        let middle = centre ?? (all.whole > 0 ? all.part / all.whole : 0)
        (self.centre, self.chance) = (middle, chance)
        centreName = centre == nil ? "the councils drawn together" : name
        points = usable.map { council in
            let whole = council.whole ?? 0
            return Point(
                code: council.code, name: council.name, kind: council.kind, value: council.value ?? 0, whole: whole,
                limits: FunnelLimits(centre: middle, whole: whole, chance))
        }.sorted { ($0.name, $0.code) < ($1.name, $1.code) }
        notDrawn = councils.filter { council in !usable.contains { $0.code == council.code && $0.kind == council.kind } }
            .sorted { ($0.name, $0.code) < ($1.name, $1.code) }
    }

    package var own: Point? { points.first { $0.kind == .own } }
    package var isTooFew: Bool { TooFewToCompare.holds(councils: points.count) }

    /// How many lie outside the 95% limits, where that is more than one in twenty: then councils differ for more reasons than chance.
    package var dispersed: Int? {
        let outside = points.count { $0.place.isOutside95 }
        return outside * 20 > points.count && outside > 1 ? outside : nil
    }
}

/// What a funnel plot shows, in a sentence.
package struct FunnelSentence: Sendable {
    private let plot: FunnelPlot
    private let ownName: String
    private let unit: Measure.Unit
    private let direction: Measure.Direction?

    package init(_ plot: FunnelPlot, own name: String, unit: Measure.Unit, direction: Measure.Direction?) {
        (self.plot, ownName, self.unit, self.direction) = (plot, name, unit, direction)
    }

    private func figure(_ value: Double) -> String { FigureWords.of(value * (unit.multiplier ?? 1), unit) }

    package var words: String {
        if plot.isTooFew {
            return
                "Too few councils to compare: \(plot.points.count) with a figure and its size, and \(TooFewToCompare.councils) are needed."
        }
        guard let own = plot.own else {
            let few = plot.notDrawn.first { $0.kind == .own }?.whole
            return few.map { "Too few children to compare: \($0) counted in \(ownName), and \(TooFewToCompare.children) are needed." }
                ?? "\(ownName) has no figure for this period, so it is not compared."
        }
        let middle = "\(plot.centreName) (\(figure(plot.centre)))"
        switch own.place {
        case .inside: return "\(ownName), \(figure(own.value)), cannot be told apart from \(middle): it is inside the 95% limits of chance."
        case .beyond95(let isAbove):
            return
                "\(ownName), \(figure(own.value)), is \(side(isAbove)) the 95% limits around \(middle) and inside the 99.8% limits. By chance alone one council in 20 would be outside the 95% limits.\(meaning(isAbove))"
        case .beyond998(let isAbove):
            return
                "\(ownName), \(figure(own.value)), is \(side(isAbove)) the 99.8% limits around \(middle): more than chance explains.\(meaning(isAbove))"
        }
    }

    private func side(_ isAbove: Bool) -> String { isAbove ? "above" : "below" }

    private func meaning(_ isAbove: Bool) -> String {
        guard let direction else { return "" }
        return " \(direction.words)."
    }

    /// Said where more councils lie outside than chance puts there.
    package var dispersion: String? {
        plot.dispersed.map {
            "\($0) of \(plot.points.count) councils are outside the 95% limits, more than one in 20. Councils differ for more reasons than chance, for example in whom they count, so a point outside is a question, not a finding."
        }
    }
}
