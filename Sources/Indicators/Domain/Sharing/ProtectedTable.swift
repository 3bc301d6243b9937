/// A table that leaves the council in parts, month after month, and which of its units are hidden so that nobody can work out a small one.
///
/// The sums of the table are equations: teams make up the council, months make up the year to date. Each unit stands in two equations, once
/// on either side, so the units are the edges of a network, and another set of numbers that fits all that is shown differs from the true one
/// by going round in circles of hidden units. A unit is safe when some circle lets it be at least three different numbers. Where there is
/// none, the cheapest circle is hidden too. What was published stays as it was published: a shown unit is never hidden later, nor the other
/// way round.
package struct ProtectedTable: Sendable {
    package enum Mark: Hashable, Sendable {
        case shown
        /// One to five, or a share with such a part.
        case small
        /// Hidden because a small one could be worked out from it, or a small one of which even that may not be said.
        case protecting
        /// In no paper; it binds the months together all the same.
        case unpublished
    }

    private struct Edge: Sendable {
        let unit: SharedUnit
        var from, to: Int
        var mark: Mark
        /// Published already: its mark stays.
        var isFrozen = false
        let weight: Int

        var isHidden: Bool { mark != .shown }
    }

    /// How many values somebody must be left with at least.
    package static let leastValues = 3
    private var edges: [Edge] = []
    /// By the number of an equation, the units in it.
    private var touching: [[Int]] = []

    package init() {}

    package func mark(_ place: Int) -> Mark { edges[place].mark }
    package var count: Int { edges.count }

    /// - Parameters:
    ///   - from: the equation in which the unit counts for more, by its number, and ``to`` the one in which it counts for less.
    ///   - weight: how much is lost by hiding it; a total more than a part.
    /// - Returns: its place.
    package mutating func add(_ unit: SharedUnit, from: Int, to: Int, weight: Int = 1, isPublished: Bool = true) -> Int {
        edges.append(
            Edge(
                unit: unit, from: from, to: to,
                mark: !isPublished ? .unpublished : unit.isSmall ? .small : .shown,
                weight: weight * 1000 + min(unit.parts.numbers.max() ?? 0, 999)))
        touch(edges.count - 1)
        return edges.count - 1
    }

    private mutating func touch(_ place: Int) {
        let missing = max(edges[place].from, edges[place].to) + 1 - touching.count
        if missing > 0 { touching += Array(repeating: [], count: missing) }
        touching[edges[place].from].append(place)
        touching[edges[place].to].append(place)
    }

    /// An equation is known in which a unit stands instead of the one before.
    mutating func move(_ place: Int, from: Int, to: Int) {
        touching[edges[place].from].removeAll { $0 == place }
        touching[edges[place].to].removeAll { $0 == place }
        (edges[place].from, edges[place].to) = (from, to)
        touch(place)
    }

    /// Hides what another table hides of the same children, where it can be hidden and has not left yet.
    mutating func hide(_ place: Int) {
        if edges[place].mark == .shown, !edges[place].isFrozen, edges[place].unit.mayProtect { edges[place].mark = .protecting }
    }

    /// Hides what has to be hidden among what was added since the last time, and publishes it. False where a small unit cannot be protected
    /// by what is not yet published: then nothing of the new may leave.
    package mutating func publish() -> Bool {
        var waiting = edges.indices.filter { [.small, .protecting].contains(edges[$0].mark) }
        while let place = waiting.popLast() {
            for part in edges[place].unit.parts.numbers.indices where !isSafe(place, part) {
                guard let circle = cheapest(place, part) ?? (mayBeUnsaid(place) ? [place] : nil), !circle.isEmpty else { return false }
                for other in circle {
                    edges[other].mark = .protecting
                    waiting.append(other)
                }
                if circle == [place] { break }
            }
        }
        for place in edges.indices { edges[place].isFrozen = true }
        return true
    }

    /// The same with one unit shown, for a test that plants a hole.
    func revealing(_ place: Int) -> ProtectedTable {
        var table = self
        table.edges[place].mark = .shown
        return table
    }

    // MARK: What another set of numbers may be

    private func room(_ place: Int, _ part: Int) -> (down: Int, up: Int) {
        let edge = edges[place]
        let numbers = edge.unit.parts.numbers
        guard part < numbers.count else { return (0, 0) }
        return switch edge.mark {
        case .unpublished: (numbers[part], SharedUnit.unbounded)
        case .small: edge.unit.room(part, isSmall: true)
        case .shown, .protecting: edge.unit.room(part, isSmall: false)
        }
    }

    /// Whether “fewer than 6” of a small unit may become “hidden”, which says less.
    private func mayBeUnsaid(_ place: Int) -> Bool {
        let edge = edges[place]
        guard case .count = edge.unit.parts else { return false }
        return edge.mark == .small && !edge.isFrozen
    }

    private func isSafe(_ place: Int, _ part: Int) -> Bool {
        let needed = ProtectedTable.leastValues - 1
        let up = most(place, part, upward: true, enough: needed)
        return up >= needed || up + most(place, part, upward: false, enough: needed - up) >= needed
    }

    /// How far a unit can go up or down with hidden units alone, as far as is asked.
    private func most(_ place: Int, _ part: Int, upward: Bool, enough: Int) -> Int {
        let own = room(place, part)
        let limit = min(enough, upward ? own.up : own.down)
        var (moved, found): ([Int: Int], Int) = ([:], 0)
        while found < limit,
            let circle = path(
                place, upward: upward,
                { other, isForward in
                    if !edges[other].isHidden { return nil }
                    let (free, by) = (room(other, part), moved[other] ?? 0)
                    return (isForward ? free.up - by : free.down + by) >= 1 ? 1 : nil
                })
        {
            for step in circle { moved[step.place, default: 0] += step.isForward ? 1 : -1 }
            found += 1
        }
        return found
    }

    private struct Step { let place: Int; let isForward: Bool }

    /// What it costs to say less of a small unit.
    private static let unsaid = 500

    /// What to hide so that least is lost: with it the unit can go up by two, down by two, or by one either way. Only what is not hidden yet,
    /// or says too much.
    private func cheapest(_ place: Int, _ part: Int) -> [Int]? {
        let own = room(place, part)
        func price(_ other: Int, _ isForward: Bool, _ step: Int) -> (cost: Int, changes: Bool)? {
            func reaches(_ room: (down: Int, up: Int)) -> Bool { (isForward ? room.up : room.down) >= step }
            let edge = edges[other]
            if edge.isHidden {
                if reaches(room(other, part)) { return (1, false) }
                return mayBeUnsaid(other) && reaches(edge.unit.room(part, isSmall: false)) ? (ProtectedTable.unsaid, true) : nil
            }
            return !edge.isFrozen && edge.unit.mayProtect && reaches(edge.unit.room(part, isSmall: false)) ? (edge.weight, true) : nil
        }
        func found(_ upward: Bool, _ step: Int) -> [Int: Int]? {
            guard (upward ? own.up : own.down) >= step, let circle = path(place, upward: upward, { price($0, $1, step)?.cost }) else {
                return nil
            }
            return circle.reduce(into: [:]) { changed, one in
                if let paid = price(one.place, one.isForward, step), paid.changes { changed[one.place] = paid.cost }
            }
        }
        let needed = ProtectedTable.leastValues - 1
        let both = found(true, 1).flatMap { up in found(false, 1).map { up.merging($0) { first, _ in first } } }
        return [found(true, needed), found(false, needed), both].compactMap(\.self)
            .min { $0.values.reduce(0, +) < $1.values.reduce(0, +) }?.keys.sorted()
    }

    /// The cheapest way from where a unit ends to where it begins (or the other way round), so that with the unit it is a circle.
    private func path(_ place: Int, upward: Bool, _ cost: (Int, Bool) -> Int?) -> [Step]? {
        let (start, goal) = upward ? (edges[place].to, edges[place].from) : (edges[place].from, edges[place].to)
        var best = Array(repeating: Int.max, count: touching.count)
        var came = Array<(node: Int, step: Step)?>(repeating: nil, count: touching.count)
        // Equations that are reached, by what it costs; few costs differ, so a list of lists is quick.
        var reached: [Int: [Int]] = [0: [start]]
        best[start] = 0
        while let price = reached.keys.min() {
            for node in reached.removeValue(forKey: price) ?? [] where best[node] == price {
                if node == goal { return way(to: goal, from: start, came) }
                for other in touching[node] where other != place {
                    let isForward = edges[other].from == node
                    let next = isForward ? edges[other].to : edges[other].from
                    guard let added = cost(other, isForward), price + added < best[next] else { continue }
                    best[next] = price + added
                    came[next] = (node, Step(place: other, isForward: isForward))
                    reached[price + added, default: []].append(next)
                }
            }
        }
        return nil
    }

    private func way(to goal: Int, from start: Int, _ came: [(node: Int, step: Step)?]) -> [Step] {
        var (steps, node): ([Step], Int) = ([], goal)
        while node != start, let last = came[node] {
            steps.append(last.step)
            node = last.node
        }
        return steps
    }
}
