import Vocabulary

/// The tables of several measures that leave the council in parts, month after month, and which of their figures are hidden so that nobody can
/// work out a small number.
///
/// All tables have the same places. The sums are equations: teams make up the council, months make up the year to date. Each place stands in
/// two equations, once on either side, so places are the edges of a network, and another set of numbers that fits all that is shown differs
/// from the true one by going round in circles of hidden places. Numbers are bound to one another besides: those in the numerator and the
/// rest make up what a share is of, and what one measure is of is the number of another (``Ties``). So a number moves along a circle together
/// with those that must move with it, and everything else stays. A number is safe when by such moves it can be at least three different
/// numbers. Where it cannot, the cheapest circle is hidden too. What was published stays as it was published: a shown figure is never hidden
/// later, nor the other way round.
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

    /// A figure in one place.
    private struct Cell: Sendable {
        let unit: SharedUnit
        var mark: Mark

        /// How far a part can go if the figure is marked so.
        func room(_ part: Int, _ mark: Mark) -> (down: Int, up: Int) {
            let value = unit.parts.all[part]
            switch mark {
            case .shown: return (0, 0)
            case .unpublished: return (value, SharedUnit.unbounded)
            case .small, .protecting:
                let bounds = unit.bounds(part, isSmall: mark == .small)
                return (value - bounds.lowerBound, bounds.upperBound - value)
            }
        }
    }

    /// What stands in a place.
    private struct Place: Sendable {
        /// How much is lost by hiding a figure there.
        let weight: Int
        /// Published already: its marks stay.
        var isFrozen = false
        /// By figure.
        var cells: [Cell]
        /// By number.
        let values: [Int]
    }

    /// A number in one place.
    private struct Item: Hashable {
        let number, place: Int
    }

    /// How many values somebody must be left with at least.
    package static let leastValues = 3
    private var places: [Place] = []
    /// The equation in which a place counts for more, by its number, and the one in which it counts for less.
    private var ends: [(from: Int, to: Int)] = []
    /// By place and number, how far each can go as its figure is marked.
    private var rooms: [[(down: Int, up: Int)]] = []
    /// By the number of an equation, the places in it.
    private var touching: [[Int]] = []
    private let links: [Ties.Link]
    private var ties = Ties()
    /// What was proven of this month, and what has to be proven anew with the next.
    private var proven: Set<Item> = []
    private var open: [Item] = []
    /// Of places that stand in other equations next month. A proof without them lasts, so they are gone through only where nothing else leads.
    private var isNewest: [Bool] = []

    /// - Parameter links: which numbers are never more than another, by the definitions.
    package init(links: [Ties.Link] = []) { self.links = links }

    package func mark(_ place: Int, of figure: Int) -> Mark { places[place].cells[figure].mark }

    /// - Parameters:
    ///   - units: by figure, in the same order for every place; those that are not published bind all the same.
    ///   - weight: how much is lost by hiding one of them; a total more than a part.
    /// - Returns: its place.
    package mutating func add(_ units: [(unit: SharedUnit, isPublished: Bool)], from: Int, to: Int, weight: Int = 1) -> Int {
        let cells = units.map { Cell(unit: $0.unit, mark: !$0.isPublished ? .unpublished : $0.unit.isSmall ? .small : .shown) }
        places.append(Place(weight: weight, cells: cells, values: units.flatMap(\.unit.parts.all)))
        rooms.append(cells.flatMap { cell in cell.unit.parts.all.indices.map { cell.room($0, cell.mark) } })
        ends.append((from, to))
        touch(places.count - 1)
        return places.count - 1
    }

    private mutating func touch(_ place: Int) {
        let missing = max(ends[place].from, ends[place].to) + 1 - touching.count
        if missing > 0 { touching += Array(repeating: [], count: missing) }
        touching[ends[place].from].append(place)
        touching[ends[place].to].append(place)
    }

    /// An equation is known in which a place stands instead of the one before.
    mutating func move(_ place: Int, from: Int, to: Int) {
        touching[ends[place].from].removeAll { $0 == place }
        touching[ends[place].to].removeAll { $0 == place }
        ends[place] = (from, to)
        touch(place)
    }

    /// Hides what has to be hidden among what was added since the last time, and publishes it. A figure that cannot be protected is left out.
    ///
    /// - Parameter newest: places that stand in other equations as soon as more is added, so that what is proven with them has to be proven anew.
    package mutating func publish(newest: Set<Int> = []) {
        ties = Ties(places.first?.cells.map(\.unit.parts.all.count) ?? [], places.map(\.values), links)
        isNewest = places.indices.map { newest.contains($0) }
        var waiting = open + places.indices.filter { !places[$0].isFrozen }.flatMap { hidden(in: $0) }
        open = []
        while let item = waiting.popLast() {
            if proven.contains(item) || !isMarked(item) { continue }
            // What another paper shows now may be another number than that one next month.
            if isShownElsewhere(item) {
                proven.insert(item)
                open.append(item)
                continue
            }
            let moves = ties.moves(of: item.number)
            if let others = others(item, moves) {
                proven.insert(item)
                if others.contains(where: { $0.by.keys.contains { isNewest[$0] } }) { open.append(item) }
                continue
            }
            let changed = cheapest(item, moves).map { hide($0) } ?? leaveOut(for: item, moves)
            if changed.isEmpty { open.append(item) } else { waiting.append(item) }
            waiting += changed.flatMap { hidden(in: $0) }
        }
        for place in places.indices { places[place].isFrozen = true }
        proven = []
    }

    /// The numbers in a place that have to be protected.
    private func hidden(in place: Int) -> [Item] {
        ties.figures.indices.flatMap { figure -> [Item] in
            if ![.small, .protecting].contains(places[place].cells[figure].mark) { return [] }
            // What a share is of may be known, as long as it is not small itself.
            let numbers = ties.figures[figure].enumerated().filter {
                $0.offset < 2 || SmallNumbers.hidden.contains(places[place].values[$0.element])
            }
            return numbers.map { Item(number: $0.element, place: place) }
        }
    }

    private func isMarked(_ item: Item) -> Bool {
        let mark = places[item.place].cells[ties.figure(of: item.number)].mark
        return mark == .small || mark == .protecting
    }

    private func isShownElsewhere(_ item: Item) -> Bool {
        ties.same(as: item.number).contains { places[item.place].cells[ties.figure(of: $0)].mark == .shown }
    }

    private mutating func mark(_ place: Int, _ figure: Int, _ mark: Mark) {
        places[place].cells[figure].mark = mark
        for (part, number) in ties.figures[figure].enumerated() { rooms[place][number] = places[place].cells[figure].room(part, mark) }
    }

    private mutating func hide(_ changes: Set<Change>) -> [Int] {
        for change in changes { mark(change.place, change.figure, .protecting) }
        return Set(changes.map(\.place)).sorted()
    }

    /// Takes figures out of what is not published yet: of those that move with a number only if that helps, or else its own.
    private mutating func leaveOut(for item: Item, _ moves: [Ties.Move]) -> [Int] {
        let own = ties.figure(of: item.number)
        let bound = Set(moves.flatMap(\.numbers).map { ties.figure(of: $0.number) })
        for figures in places[item.place].isFrozen ? [[own], bound] : [[own]] {
            let before = (places, rooms)
            let changed = places.indices.filter { place in
                !places[place].isFrozen && figures.contains { places[place].cells[$0].mark != .unpublished }
            }
            for place in changed { for figure in figures { mark(place, figure, .unpublished) } }
            if !changed.isEmpty, !isMarked(item) || others(item, moves) != nil { return changed }
            (places, rooms) = before
        }
        return []
    }

    /// The same with one figure shown, for a test that plants a hole.
    func revealing(_ place: Int, of figure: Int) -> ProtectedTable {
        var table = self
        table.mark(place, figure, .shown)
        return table
    }

    // MARK: What another set of numbers may be

    /// What to hide: a figure in a place.
    private struct Change: Hashable {
        let place, figure: Int
    }

    private struct Step { let place: Int; let isForward: Bool }

    /// How far a move can go in a place, with what is hidden now.
    private func room(_ move: Ties.Move, _ place: Int, upward: Bool) -> Int {
        var least = SharedUnit.unbounded
        for (number, isWith) in move.numbers {
            let own = rooms[place][number]
            least = min(least, upward == isWith ? own.up : own.down)
            if least <= 0 { return 0 }
        }
        for (gap, isWith) in move.gaps where upward != isWith { least = min(least, ties.gap(gap, places[place].values)) }
        return least
    }

    /// Numbers that somebody may take for the true ones: those of a move are others, in each place of circles by so much.
    struct Others: Sendable {
        let move: Ties.Move
        fileprivate(set) var by: [Int: Int] = [:]
    }

    /// Others for each of which a number in a place is another one, so that with the true one there are enough; nil where there are none.
    private func others(_ item: Item, _ moves: [Ties.Move]) -> [Others]? {
        let needed = ProtectedTable.leastValues - 1
        var best: [[Others]] = [[], []]
        for move in moves {
            for (index, upward) in [true, false].enumerated() {
                let reached = most(item.place, move, upward: upward, enough: needed)
                if reached.count > best[index].count { best[index] = reached }
                if best[index].count >= needed { return best[index] }
            }
            if best[0].count + best[1].count >= needed { return best[0] + best[1] }
        }
        return nil
    }

    /// The same of a figure's part, for a test that tries whether they fit the papers.
    func others(_ place: Int, _ figure: Int, _ part: Int) -> [Others] {
        let number = ties.figures[figure][part]
        return others(Item(number: number, place: place), ties.moves(of: number)) ?? []
    }

    func figure(of number: Int) -> (figure: Int, part: Int) { (ties.figure(of: number), number - ties.figures[ties.figure(of: number)][0]) }

    /// Step by step up or down with hidden figures alone, as far as is asked.
    private func most(_ place: Int, _ move: Ties.Move, upward: Bool, enough: Int) -> [Others] {
        let limit = min(enough, room(move, place, upward: upward))
        var (now, found) = (Others(move: move), [Others]())
        while found.count < limit,
            let circle = path(
                place, upward: upward,
                { other, isForward in
                    let by = (isForward ? -1 : 1) * (now.by[other] ?? 0)
                    return by > 0 || room(move, other, upward: isForward) + by >= 1 ? (isNewest[other] ? 5 : 1) : nil
                })
        {
            for step in circle { now.by[step.place, default: 0] += step.isForward ? 1 : -1 }
            now.by[place, default: 0] += upward ? 1 : -1
            found.append(now)
        }
        return found
    }

    /// What it costs to say less of a small unit.
    private static let unsaid = 500

    /// What has to be hidden in a place so that a move can go so far, and what is lost; nil where it cannot.
    private func price(_ move: Ties.Move, _ place: Int, upward: Bool, _ step: Int) -> (cost: Int, changes: [Change])? {
        var (cost, changes): (Int, [Change]) = (1, [])
        for (gap, isWith) in move.gaps where upward != isWith && ties.gap(gap, places[place].values) < step { return nil }
        for (number, isWith) in move.numbers {
            let figure = ties.figure(of: number)
            let cell = places[place].cells[figure]
            func reaches(_ room: (down: Int, up: Int)) -> Bool { (upward == isWith ? room.up : room.down) >= step }
            if cell.mark != .shown, reaches(rooms[place][number]) { continue }
            guard !places[place].isFrozen, cell.mark == .small ? mayBeUnsaid(cell) : cell.mark == .shown && cell.unit.mayProtect,
                reaches(cell.room(number - ties.figures[figure][0], .protecting))
            else { return nil }
            let change = Change(place: place, figure: figure)
            if changes.contains(change) { continue }
            changes.append(change)
            cost += cell.mark == .small ? ProtectedTable.unsaid : places[place].weight * 1000 + min(places[place].values[number], 999)
        }
        return (cost, changes)
    }

    /// Whether “fewer than 6” of a small unit may become “hidden”, which says less.
    private func mayBeUnsaid(_ cell: Cell) -> Bool { if case .count = cell.unit.parts { true } else { false } }

    /// What to hide so that least is lost: with it the number can go up by two, down by two, or by one either way.
    private func cheapest(_ item: Item, _ moves: [Ties.Move]) -> Set<Change>? {
        let needed = ProtectedTable.leastValues - 1
        func found(_ upward: Bool, _ step: Int) -> (cost: Int, changes: Set<Change>)? {
            moves.compactMap { circle(item.place, $0, upward: upward, step) }.min { $0.cost < $1.cost }
        }
        let both = found(true, 1).flatMap { up in found(false, 1).map { (cost: up.cost + $0.cost, changes: up.changes.union($0.changes)) } }
        return [found(true, needed), found(false, needed), both].compactMap(\.self).min { $0.cost < $1.cost }?.changes
    }

    private func circle(_ place: Int, _ move: Ties.Move, upward: Bool, _ step: Int) -> (cost: Int, changes: Set<Change>)? {
        guard let own = price(move, place, upward: upward, step),
            let way = path(place, upward: upward, { price(move, $0, upward: $1, step)?.cost })
        else { return nil }
        return way.reduce(into: (own.cost, Set(own.changes))) { sum, one in
            guard let paid = price(move, one.place, upward: one.isForward, step) else { return }
            sum = (sum.0 + paid.cost, sum.1.union(paid.changes))
        }
    }

    /// The cheapest way from where a place ends to where it begins (or the other way round), so that with the place it is a circle.
    private func path(_ place: Int, upward: Bool, _ cost: (Int, Bool) -> Int?) -> [Step]? {
        let (start, goal) = upward ? (ends[place].to, ends[place].from) : (ends[place].from, ends[place].to)
        var best = Array(repeating: Int.max, count: touching.count)
        var came = Array<(node: Int, step: Step)?>(repeating: nil, count: touching.count)
        // Equations that are reached, by what it costs; few costs differ, so a list of lists is quick.
        var reached: [Int: [Int]] = [0: [start]]
        best[start] = 0
        while let price = reached.keys.min() {
            for node in reached.removeValue(forKey: price) ?? [] where best[node] == price {
                if node == goal { return way(to: goal, from: start, came) }
                for other in touching[node] where other != place {
                    let isForward = ends[other].from == node
                    let next = isForward ? ends[other].to : ends[other].from
                    guard best[next] > price + 1, let added = cost(other, isForward), price + added < best[next] else { continue }
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
