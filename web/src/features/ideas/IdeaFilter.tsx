// Search box, field and order of the list of ideas. The server does the finding.
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words";
import { useDistricts } from "../map/useDistricts";
import type { Asked } from "./IdeasPage";

interface FilterProps {
  asked: Asked;
  change: (part: Record<string, string | null>) => void;
}

export function IdeaFilter({ asked, change }: FilterProps) {
  const w = useWords();
  const districts = useDistricts();
  const [text, setText] = useState(asked.search ?? "");
  return (
    <form
      className="card filter"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        change({ q: text.trim() });
      }}
    >
      <div className="filter-search">
        <Field id="search" label={w.ideas.search} hint={w.ideas.searchHint}>
          {(aria) => (
            <input
              {...aria}
              type="search"
              enterKeyHint="search"
              maxLength={200}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Button submit>
          <Icon name="search" />
          {w.ideas.go}
        </Button>
      </div>
      <Field id="category" label={w.ideas.category}>
        {(aria) => (
          <select {...aria} value={asked.category ?? ""} onChange={(event) => change({ category: event.target.value })}>
            <option value="">{w.ideas.anyCategory}</option>
            {Object.entries(w.categories).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="state" label={w.ideas.state}>
        {(aria) => (
          <select {...aria} value={asked.state ?? ""} onChange={(event) => change({ state: event.target.value })}>
            <option value="">{w.ideas.anyState}</option>
            {Object.entries(w.ideaStates).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {districts.length > 0 && (
        <Field id="area" label={w.map.district}>
          {(aria) => (
            <select {...aria} value={asked.area ?? ""} onChange={(event) => change({ area: event.target.value })}>
              <option value="">{w.map.anyDistrict}</option>
              {districts.map(({ number, name }) => (
                <option key={number} value={number}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field id="order" label={w.ideas.order}>
        {(aria) => (
          <select {...aria} value={asked.orderBy} onChange={(event) => change({ order: event.target.value })}>
            {Object.entries(w.ideas.orders).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
    </form>
  );
}
