-- A pandoc writer that gives both forms of a brief from one reading of its Markdown, as JSON: a list of its parts, from
-- one title or section to the next.
--
-- Divs that the notebook writes: about and answer (the title block), status (the reconstruction notice), key (the
-- judgements), cards (what they stand on), small (long lists), sources, annex, and figure with a caption and the table
-- behind it. Everything that could be interpreted is made text: raw blocks and inlines, images, and links to anything
-- but this page or the web.

local function html(text) return pandoc.RawBlock('html', text) end
local function typst(text) return pandoc.RawBlock('typst', text) end
local function surround(before, blocks, after)
  local out = pandoc.Blocks{before}
  out:extend(blocks)
  out:insert(after)
  return out
end

local safe = {
  RawBlock = function(raw) return pandoc.CodeBlock(raw.text) end,
  RawInline = function(raw) return pandoc.Str(raw.text) end,
  Image = function(image) return image.caption end,
  Link = function(link)
    if not (link.target:match '^#[%w_.-]+$' or link.target:match '^https?://') then return link.content end
    link.attr = pandoc.Attr()
    link.title = ''
    return link
  end,
}

local function slug(inlines)
  return 'sec-' .. pandoc.utils.stringify(inlines):lower():gsub('[^%w]+', '-'):gsub('^-+', ''):gsub('-+$', '')
end

-- Anchors and the list of sections; the same in both forms.
local function name_sections(doc)
  local sections = pandoc.List()
  doc = doc:walk { Header = function(header)
    header.identifier = slug(header.content)
    if header.level == 2 then
      sections:insert { header.identifier, pandoc.write(pandoc.Pandoc { pandoc.Plain(header.content) }, 'html5') }
    end
    return header
  end }
  return doc, sections
end

-- The tables behind figures are the page's: the annex has their rows.
local without_tables = { Div = function(div)
  if div.classes:includes 'behind' then return {} end
end }

-- A mark on the scale of likelihood, drawn by hand because it is for the eye alone: the words beside it say the same.
local function odds(span)
  local at = span.attributes
  return at['data-low'], at['data-high'], at['data-now'], at['data-was']
end

local function odds_html(low, high, now, was)
  local parts = {
    '<svg class="odds" viewBox="0 0 100 12" aria-hidden="true"><rect class="all" y="4" width="100" height="4"/>',
    string.format('<rect class="range" x="%s" y="4" width="%s" height="4"/>', low, high - low),
    was and string.format('<circle class="was" cx="%s" cy="6" r="3"/>', was) or '',
    string.format('<circle class="now" cx="%s" cy="6" r="4"/></svg>', now),
  }
  return pandoc.RawInline('html', table.concat(parts))
end

local for_html = {
  Span = function(span)
    if span.classes:includes 'odds' then return odds_html(odds(span)) end
  end,
  Link = function(link)
    if link.target:match '^#[rc]%-' then link.classes = { 'n' }
    elseif link.target:match '^#s%-' then link.classes = { 'cite' }
    elseif link.target:match '^http' then link.attributes = { rel = 'noopener noreferrer' } end
    return link
  end,
  Table = function(tbl)
    -- Alignment as a class and no widths: style attributes are refused by the page's policy.
    for column, spec in ipairs(tbl.colspecs) do
      if spec[1] == 'AlignRight' then
        for _, rows in ipairs { tbl.head.rows, tbl.bodies[1].body } do
          for _, row in ipairs(rows) do row.cells[column].classes = { 'figures' } end
        end
      end
      tbl.colspecs[column] = { 'AlignDefault', nil }
    end
    -- A wide table scrolls in a region of its own, which a keyboard can reach and whose name is its alone.
    local columns = pandoc.List(tbl.head.rows[1].cells):map(function(cell) return pandoc.utils.stringify(cell.contents) end)
    -- On a phone the cells of a row stand one below another, each after its label; the annex's speak for themselves.
    if columns[2] ~= 'What it says' then
      for _, row in ipairs(tbl.bodies[1].body) do
        for column, cell in ipairs(row.cells) do
          if column > 1 then cell.attributes['data-label'] = columns[column] end
        end
      end
    end
    local named = 'Table n: ' .. table.concat(columns, ', '):gsub('[&<>"]', '')
    return pandoc.Blocks { html('<div class="scroll" role="region" tabindex="0" aria-label="' .. named .. '">'), tbl, html '</div>' }
  end,
  Div = function(div)
    if div.classes:includes 'figure' then
      return surround(html('<figure id="' .. div.identifier .. '">'), div.content, html '</figure>')
    elseif div.classes:includes 'caption' then
      return surround(html '<figcaption>', div.content, html '</figcaption><!--figure-->')
    elseif div.classes:includes 'behind' then
      return surround(html '<details><summary>The rows behind this figure</summary>', div.content, html '</details>')
    end
  end,
}

-- Typst makes an ellipsis of three full stops, a minus of a hyphen before a digit and a soft hyphen of -?: here they stay.
local function as_typed(str)
  -- The sign of what is very inconsistent isn't parted at a line's end.
  if str.text:match '^−−[,.]?$' then return pandoc.RawInline('typst', '#box[' .. str.text .. ']') end
  local out, rest = pandoc.Inlines {}, str.text
  while rest ~= '' do
    local plain, sign, after = rest:match '^(.-)(%.%.%.)(.*)$'
    local before, hyphen, last = rest:match '^(.-)(%-)([%d?].*)$'
    if before and (not plain or #before < #plain) then plain, sign, after = before, hyphen, last end
    if not plain then break end
    if plain ~= '' then out:insert(pandoc.Str(plain)) end
    out:insert(pandoc.RawInline('typst', (sign:gsub('.', '\\%0'))))
    rest = after
  end
  if #out == 0 then return end
  if rest ~= '' then out:insert(pandoc.Str(rest)) end
  return out
end

local for_typst = {
  traverse = 'topdown',
  Link = function(link)
    local kind = link.target:match '^#[rc]%-' and 'n' or link.target:match '^#s%-' and 'cite'
    if kind then
      local out = pandoc.Inlines { pandoc.RawInline('typst', '#' .. kind .. '(<' .. link.target:sub(2) .. '>)[') }
      out:extend(link.content)
      out:insert(pandoc.RawInline('typst', ']'))
      return out
    end
    -- On paper an address can't be followed and breaks the line: its host is printed, and the link is whole.
    local host = link.target:match '^https?://([^/]+)'
    if host and pandoc.utils.stringify(link.content):match '^https?://' then
      link.content = pandoc.Inlines { pandoc.Str((host:gsub('^www%.', ''))) }
      return link
    end
  end,
  Header = function(header)
    -- No figure floats past the argument into the list of sources.
    if header.identifier == 'sec-sources' then return { typst '#place.flush()', header } end
    if header.identifier:match '^sec%-annex' then return { typst '#pagebreak(weak: true)', header } end
  end,
  Span = function(span)
    if span.classes:includes 'own' then return span.content end
    if span.classes:includes 'odds' then
      local low, high, now, was = odds(span)
      return pandoc.RawInline('typst', string.format('#odds(%s, %s, %s, %s)', low, high, now, was or 'none'))
    end
  end,
  Para = function(para)
    -- A line that leads into a list, or a title in bold alone, stays with what follows.
    local title = #para.content == 1 and para.content[1].t == 'Strong'
    if title or pandoc.utils.stringify(para):match ':$' then
      return surround(typst '#lead[', { pandoc.Plain(para.content) }, typst ']')
    end
  end,
  Blocks = function(blocks)
    -- Neither does a paragraph stand alone before the list that it counts.
    local out = pandoc.Blocks {}
    for i, block in ipairs(blocks) do
      local next = blocks[i + 1]
      local listed = next and (next.t == 'BulletList' or next.t == 'Div' and next.classes:includes 'small')
      if block.t == 'Para' and listed then
        out:extend(surround(typst '#lead[', { pandoc.Plain(block.content) }, typst ']'))
      else
        out:insert(block)
      end
    end
    return out
  end,
  Div = function(div)
    if div.classes:includes 'figure' then
      return surround(typst('#drawing("' .. div.identifier .. '")['), div.content, typst '\n]')
    end
    for _, name in ipairs { 'about', 'answer', 'key', 'cards', 'status', 'small', 'sources', 'annex' } do
      if div.classes:includes(name) then return surround(typst('#' .. name .. '['), div.content, typst '\n]') end
    end
  end,
}

-- How many rows a table has. Of those whose first row alone is here, with numbered marks, it is put in the place of another.
local function length(tbl)
  local body = tbl.bodies[1].body
  local mark = body[1] and pandoc.utils.stringify(body[1].cells[1].contents):match '^\u{E000}(%d+)\u{E002}$'
  return mark and '\u{E001}' .. mark .. '\u{E002}' or tostring(#body)
end

local tables_for_typst = { Table = function(tbl)
  for i, spec in ipairs(tbl.colspecs) do
    tbl.colspecs[i] = { spec[1] == 'AlignDefault' and 'AlignLeft' or spec[1], spec[2] }
  end
  -- A short table is kept on one page, and that of the signs to watch; rows of the annex are long, so its tables part.
  local head = tbl.head.rows[1].cells[2]
  local rows = head and pandoc.utils.stringify(head.contents) == 'What it says'
  return surround(typst(('#together(%s, %d)['):format(length(tbl), rows and 3 or 9)), { tbl }, typst ']')
end }

local function parts_of(doc)
  local parts = pandoc.List()
  for _, block in ipairs(doc.blocks) do
    local level = block.t == 'Header' and block.level <= 2 and block.level
    if level or #parts == 0 then parts:insert { level = level or 0, blocks = pandoc.Blocks {} } end
    parts:at(#parts).blocks:insert(block)
  end
  return parts
end

function Writer(doc, opts)
  opts.section_divs = true
  return pandoc.json.encode(parts_of(doc:walk(safe)):map(function(part)
    local one, sections = name_sections(pandoc.Pandoc(part.blocks, doc.meta))
    return {
      level = part.level,
      html = pandoc.write(one:walk(for_html), 'html5', opts),
      typst = pandoc.write(one:walk(without_tables):walk(tables_for_typst):walk(for_typst):walk { Str = as_typed }, 'typst', opts),
      sections = sections,
    }
  end))
end
